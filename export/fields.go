package export

import "strings"

// field is a heading under which tables of a report list indicators, in the
// order of statistical communiqués. words place indicators that the catalogue
// lacks: the word found last in a name decides, since a Chinese name ends with
// what it is (乡村学校 is a school).
type field struct {
	name  string
	words []string
}

var fields = []field{
	{"综合", []string{"生产总值", "增加值", "GDP", "总产值"}},
	{"人口", []string{"人口", "城镇化"}},
	{"农业", []string{"粮食", "农田", "农业", "农村", "乡村", "种植", "养殖", "畜", "水果", "林果", "蔬菜", "合作社", "农产品", "耕地", "农机", "家庭农场"}},
	{"工业", []string{"工业", "制造", "产业园", "厂房", "生产线", "标准化厂", "产值", "产能"}},
	{"能源", []string{"发电", "装机", "光伏", "风电", "用电", "天然气", "充电"}},
	{"建筑业", []string{"建筑业"}},
	{"服务业", []string{"服务业", "物流", "快递", "商贸"}},
	{"市场主体", []string{"市场主体", "经营主体", "企业", "个体", "上市", "小巨人", "专精特新"}},
	{"投资", []string{"投资", "项目", "开工"}},
	{"房地产", []string{"商品房", "房地产"}},
	{"招商", []string{"招商", "引资", "到位资金", "引进"}},
	{"消费", []string{"消费", "零售", "电商", "网络销售", "商圈"}},
	{"物价", []string{"物价", "价格"}},
	{"外贸", []string{"进出口", "出口", "外贸", "跨境"}},
	{"外资", []string{"外资", "外商"}},
	{"交通", []string{"公路", "道路", "铁路", "机场", "航线", "公交", "桥", "地铁", "轨道", "停车", "港口", "吞吐"}},
	{"文旅", []string{"旅游", "游客", "景区", "民宿", "文旅"}},
	{"数字", []string{"5G", "基站", "数据中心", "数字", "算力"}},
	{"财政", []string{"财政", "预算", "税", "债券", "专项资金", "上级资金"}},
	{"金融", []string{"贷款", "存款", "融资", "金融", "信贷", "保费", "基金"}},
	{"居民收入", []string{"可支配收入", "居民收入", "人均收入", "工资"}},
	{"就业", []string{"就业", "失业", "岗位", "培训", "务工"}},
	{"社保", []string{"养老", "医保", "低保", "社保", "救助", "参保", "保障对象", "保障性住房", "托育", "托位", "残疾"}},
	{"教育", []string{"学校", "学位", "教育", "幼儿园", "中小学", "教师", "高校", "大学", "学生", "校舍"}},
	{"科技", []string{"研发", "专利", "高新技术", "科技", "创新", "实验室", "孵化", "技术合同", "人才"}},
	{"文体", []string{"文化", "图书", "体育", "健身", "博物馆", "非遗", "演出"}},
	{"卫生", []string{"医院", "床位", "医疗", "卫生", "医生", "健康", "疫苗"}},
	{"城建", []string{"老旧小区", "棚户", "管网", "城中村", "公园", "绿地", "棚改", "安置房", "小区", "供水", "供热", "燃气", "厕"}},
	{"能源环境", []string{"PM", "空气", "优良天数", "水质", "污水", "造林", "森林", "绿化", "垃圾", "能耗", "排放", "河", "生态", "碳"}},
	{"安全", []string{"安全", "事故", "信访", "矛盾", "犯罪", "案件", "消防"}},
	{"营商", []string{"改革", "政务", "审批", "事项", "营商", "办结"}},
	{"政府建设", []string{"督查激励", "建议", "提案", "议案", "三公", "督查"}},
	{otherField, nil},
}

const otherField = "其他"

// fieldOf returns the heading and its place in the order. Headings that the
// catalogue has and this list lacks stand before 其他.
func fieldOf(catalogued, name string) (string, int) {
	if catalogued != "" {
		for i, f := range fields {
			if f.name == catalogued {
				return catalogued, i
			}
		}
		return catalogued, len(fields) - 2
	}
	best, at := len(fields)-1, -1
	for i, f := range fields {
		for _, word := range f.words {
			if k := strings.LastIndex(name, word); k >= 0 && k+len(word) > at {
				best, at = i, k+len(word)
			}
		}
	}
	return fields[best].name, best
}
